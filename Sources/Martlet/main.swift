import Configuration
print("martlet")
